package io.rowtally.hotspot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Becomes {@code jdk.internal.vm.annotation.DontInline}, as Java 9 and later have it: the method is never compiled into its callers. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DontInline {}
