// Which exams are open in a page of this browser, so that nobody else sends their sheets.
const CHANNEL = "gridschool-exam";
const PATIENCE = 500;

export function answerFor(attempt) {
  if (!self.BroadcastChannel) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => data.asked === attempt && channel.postMessage({ here: attempt });
}

export function isOpenElsewhere(attempt) {
  if (!self.BroadcastChannel) return Promise.resolve(false);
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((resolve) => {
    channel.onmessage = ({ data }) => data.here === attempt && resolve(true);
    channel.postMessage({ asked: attempt });
    setTimeout(() => resolve(false), PATIENCE);
  }).finally(() => channel.close());
}
