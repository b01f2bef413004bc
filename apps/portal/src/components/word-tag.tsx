import { Tag } from 'antd';
import type { ReactNode } from 'react';
import './acts/bulk.css';

interface WordTagProps {
  tone: 'good' | 'warn' | 'bad' | 'info' | 'plain';
  children: ReactNode;
}

/** A word on a coloured ground that can be read: the word says it, the colour helps. */
export function WordTag({ tone, children }: WordTagProps) {
  return <Tag className={`tone-${tone}`}>{children}</Tag>;
}
