/**
 * Tests of how logs are read, mostly through commands that read them: rolled, packed, torn, copied and large ones. {@code Log}
 * makes lines as an agent writes them.
 */
@NullMarked
package io.rowtally.cli.log;

import org.jspecify.annotations.NullMarked;
