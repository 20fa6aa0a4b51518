// Takes the place of a hook that cannot be run here.
export default () => {};
