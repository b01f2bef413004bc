import { Tag } from 'antd';
import type { ReactNode } from 'react';
import './acts/bulk.css';

interface WordTagProps {
  tone: 'good' | 'warn' | 'bad' | 'info' | 'plain';
  children: ReactNode;
}

/** A word on a coloured background. The colour carries no meaning that the word does not. */
export function WordTag({ tone, children }: WordTagProps) {
  return <Tag className={`tone-${tone}`}>{children}</Tag>;
}
