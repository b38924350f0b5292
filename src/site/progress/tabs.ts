/**
 * Lets the tabs of one site hear of each other's changes. Gives what tells the others; `changed` is called when one of them did, and when
 * the page comes back from the browser's memory, where it heard of nothing.
 */
export function connectTabs(name: string, changed: () => void): () => void {
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) changed();
  });
  const { BroadcastChannel: Channel } = globalThis as Partial<Pick<typeof globalThis, 'BroadcastChannel'>>;
  if (Channel) {
    const channel = new Channel(name);
    channel.onmessage = changed;
    return () => {
      channel.postMessage('');
    };
  }
  addEventListener('storage', ({ key }) => {
    if (key === name) changed();
  });
  return () => {
    try {
      localStorage.setItem(name, String(Date.now()));
    } catch {
      // Where storage is blocked there is nothing to agree on.
    }
  };
}
