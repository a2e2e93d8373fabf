/** Beans of EJB 4, and who calls them, in a container on plain Java. */
package io.rowtally.it.app.work.ejb4;
