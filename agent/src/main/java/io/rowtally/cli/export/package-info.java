/**
 * {@code export}: the events in the forms that other tools read, one class a form. What an event is called and how much it
 * weighs is said once for all forms.
 */
@NullMarked
package io.rowtally.cli.export;

import org.jspecify.annotations.NullMarked;
