package io.rowtally.it.app.web.rest;

import io.rowtally.it.app.web.Pages;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.QueryParam;

/** {@code /rest/read?table=T&rows=N}. */
@Path("/rest")
public final class RestPages {

    @GET
    @Path("/read")
    public String read(@QueryParam("table") String table, @QueryParam("rows") int rows) {
        Pages.read(table, rows);
        return "read";
    }
}
