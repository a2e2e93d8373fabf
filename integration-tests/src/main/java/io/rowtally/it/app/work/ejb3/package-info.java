/** Beans of EJB 3, and who calls them, in a container on plain Java. */
package io.rowtally.it.app.work.ejb3;
