/**
 * Containers that are opened. Anything else that the library would read, playlists that name other files or addresses
 * above all, holds no music for us.
 */
export const CONTAINERS =
  'wav,w64,aiff,flac,ogg,mp3,aac,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,asf,xwma,wv,ape,tta,tak,mpc,mpc8,dsf,iff,caf,au,' +
  'amr,ac3,eac3,dts,dtshd,truehd,mlp,oma,shorten,loas,spdif,mpeg,mpegts,avi,flv,rm,voc,ircam,sln,sox,nut';
