/**
 * What a value itself says: check digits, formats and vocabularies of personal data and of what is mistaken for it. Pure
 * functions over one string, in time bounded by a constant, whatever the string; a column is judged by counters alone,
 * and no value is kept, printed or thrown. Called by agent threads and by the command line, never by a thread of the
 * application.
 */
@NullMarked
package io.rowtally.tagging.value;

import org.jspecify.annotations.NullMarked;
