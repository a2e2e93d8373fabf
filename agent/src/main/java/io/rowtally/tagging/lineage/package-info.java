/**
 * Which columns of which tables a result column is made of, read from the text of the query: tokens of any dialect, the parts of a
 * query, what an expression can deliver, the statements of a script. A reader of its own and no grammar: what it does not understand
 * comes from an unknown place. Shows {@link io.rowtally.tagging.lineage.Lineage} and its answer; knows nothing of tags. Never throws,
 * and takes linear time at most.
 */
@NullMarked
package io.rowtally.tagging.lineage;

import org.jspecify.annotations.NullMarked;
