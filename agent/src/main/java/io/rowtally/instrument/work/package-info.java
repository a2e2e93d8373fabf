/**
 * Work that no servlet request begins: jobs. A scope of its own lasts from where what runs it calls it to where that returns. The
 * classes are told by name; none is on the agent's class path.
 */
@NullMarked
package io.rowtally.instrument.work;

import org.jspecify.annotations.NullMarked;
