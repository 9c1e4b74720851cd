/** Sentences about the audio of calls. */
export const recordings = {
  not_audio: '“{file}” is no recording that can be played; send a wav, mp3 or ogg file (the content counts, not the extension).',
  compressed: 'Browsers cannot play the compression of the wav file “{file}”; convert it to PCM or G.711 (A-law, μ-law) and send it again.',
  not_found: 'No recording of call “{recording}” is kept here.',
};
