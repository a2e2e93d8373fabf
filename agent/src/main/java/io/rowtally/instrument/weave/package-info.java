/**
 * Reading class files without loading them, and the few ways in which advice is put into a method: all by the ASM inside
 * Byte Buddy, inlined, without computing frames, so that class files of every version since Java 1.1 keep working. Runs
 * inside {@code ClassFileTransformer.transform}, on whichever thread loads a class.
 */
@NullMarked
package io.rowtally.instrument.weave;

import org.jspecify.annotations.NullMarked;
