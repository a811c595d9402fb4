/** Name under which the worklet registers its processor. */
export const PLAYER_PROCESSOR = 'auralis-player';
