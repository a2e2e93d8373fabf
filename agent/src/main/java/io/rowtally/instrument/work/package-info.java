/**
 * Work that no servlet request begins: jobs, messages, remote calls. A scope of its own lasts from where it is called to
 * where that returns. The classes are told by name or by their methods; none is on the agent's class path.
 */
@NullMarked
package io.rowtally.instrument.work;

import org.jspecify.annotations.NullMarked;
