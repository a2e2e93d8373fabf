/**
 * Plays a working day of twelve clerks against the register over HTTP, and states from the pages that came back what
 * each of them has read: the independent count that the agent's report is held against.
 */
package io.rowtally.demo.play;
