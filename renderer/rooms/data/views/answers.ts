import { Answer } from './answer.svelte';

/** What was found out for the views. */
export const correlations = new Answer<'correlations'>();
export const points = new Answer<'points'>();
