/** The right user is counted over HTTP, in real servlet containers. */
package io.rowtally.it.web;
