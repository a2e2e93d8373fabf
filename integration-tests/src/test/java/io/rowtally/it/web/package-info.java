/** The right user is counted over HTTP, on real servers with real security frameworks. */
package io.rowtally.it.web;
