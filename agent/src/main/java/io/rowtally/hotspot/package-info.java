/**
 * What the bridge tells HotSpot's compilers. The jar has none of these classes: its build gives them the names of the JVM's own
 * annotations, which HotSpot heeds in classes of the boot loader, where the bridge lives. Elsewhere they mean nothing.
 */
@NullMarked
package io.rowtally.hotspot;

import org.jspecify.annotations.NullMarked;
