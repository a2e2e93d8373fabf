/**
 * Who is being served: one small class per source of an answer, and the actor that it answers with. Sources are asked on
 * the application's thread, in its own request, and touch only what the application has touched itself.
 */
@NullMarked
package io.rowtally.identity;

import org.jspecify.annotations.NullMarked;
