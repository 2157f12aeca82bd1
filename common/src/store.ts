/** The one state of a page: a message makes the next state, and whoever watches is told. Both pages are built on it. */

export interface Store<State, Message> {
  readonly state: State;
  dispatch(message: Message): void;
}

/**
 * @param reduce pure: the state that comes after a message
 * @param changed called after each message, with the state as it is now; it may dispatch again
 */
export function createStore<State, Message>(
  first: State,
  reduce: (state: State, message: Message) => State,
  changed: (message: Message) => void,
): Store<State, Message> {
  let state = first;
  return {
    get state() {
      return state;
    },
    dispatch(message) {
      state = reduce(state, message);
      changed(message);
    },
  };
}
