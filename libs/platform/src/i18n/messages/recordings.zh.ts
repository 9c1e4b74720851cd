/** Sentences about the audio of calls. */
export const recordings = {
  not_audio: '“{file}”不是可以播放的录音；请上传 wav、mp3 或 ogg 文件（按内容识别，改扩展名无效）。',
  compressed: '“{file}”的 wav 压缩方式浏览器无法播放；请转换为 PCM 或 G.711（A 律、μ 律）后再上传。',
  not_found: '通话“{recording}”在这里没有录音文件。',
};
