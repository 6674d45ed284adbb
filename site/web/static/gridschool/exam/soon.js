// The result is on its way: the page asks for it again in a moment.
setTimeout(() => location.reload(), 1_500);
