package io.rowtally.hotspot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Becomes {@code java.lang.invoke.DontInline}, as Java 8 has it: the method is never compiled into its callers. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DontInline8 {}
