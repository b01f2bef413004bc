import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 发文字号: one number, one date. */
@Entity('issued_document')
export class IssuedDocumentEntity {
  @PrimaryColumn('text')
  number!: string;

  @Column('date')
  dated!: string;
}
