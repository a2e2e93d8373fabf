/** Reading through real mappers, on any pool; each mapper in one class that maps the same table in that mapper's own way. */
package io.rowtally.it.app.mappers;
