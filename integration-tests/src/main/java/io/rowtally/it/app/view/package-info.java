/** A program that looks around: everything that an application can see of the JVM in which it runs. */
package io.rowtally.it.app.view;
