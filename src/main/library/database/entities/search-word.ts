import { EntitySchema } from 'typeorm';
import { text } from './columns';

/** A word that was in a title, a name or a genre at some time: what a mistyped one may have meant. */
export interface SearchWordRow {
  id: number;
  /** Folded. */
  word: string;
}

export const SearchWordEntity = new EntitySchema<SearchWordRow>({
  name: 'SearchWord',
  tableName: 'search_words',
  columns: { id: { type: 'integer', primary: true, generated: 'increment' }, word: text('word') },
  uniques: [{ name: 'uq_search_words_word', columns: ['word'] }],
});
