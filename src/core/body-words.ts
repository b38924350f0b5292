export { wordsOf } from '../../plugins/body-words.ts';
