/** A Tomcat that deploys web applications and lets go of them again. */
package io.rowtally.it.app.jvm.tomcat;
