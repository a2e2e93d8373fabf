/**
 * Which columns of a result set hold personal data: where each comes from ({@code lineage}), the words of its name in dictionaries,
 * gates, the kind of table, what its values say ({@code value}) and the operator's rules, each a small class that adds its evidence to
 * a verdict. Pure
 * functions over strings: no thread, file or connection of its own, no dependency but the JDK; called by agent threads
 * and by the command line, never by a thread of the application.
 */
@NullMarked
package io.rowtally.tagging;

import org.jspecify.annotations.NullMarked;
