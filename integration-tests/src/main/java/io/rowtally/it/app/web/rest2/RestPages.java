package io.rowtally.it.app.web.rest2;

import io.rowtally.it.app.web.Pages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.container.AsyncResponse;
import javax.ws.rs.container.Suspended;

/** {@code /rest/PAGE?table=T&rows=N}, and {@code /rest/tables/T/read?rows=N} by a resource below this one. */
@Path("/")
public final class RestPages {

    @GET
    @Path("read")
    public String read(@QueryParam("table") String table, @QueryParam("rows") int rows) {
        Pages.read(table, rows);
        return "read";
    }

    @Path("tables/{table}")
    public Table table(@PathParam("table") String table) {
        return new Table(table);
    }

    /** Answers from another thread, when this one has left the request. */
    @GET
    @Path("later")
    public void later(
            @QueryParam("table") String table, @QueryParam("rows") int rows, @Suspended AsyncResponse response) {
        Pages.worker().execute(() -> {
            Pages.read(table, rows);
            response.resume("read");
        });
    }

    @GET
    @Path("staged")
    public CompletionStage<String> staged(@QueryParam("table") String table, @QueryParam("rows") int rows) {
        return CompletableFuture.runAsync(() -> Pages.read(table, rows), Pages.worker())
                .thenApply(done -> "read");
    }

    /** One table's pages. */
    public static final class Table {
        private final String name;

        Table(String name) {
            this.name = name;
        }

        @GET
        @Path("read")
        public String read(@QueryParam("rows") int rows) {
            Pages.read(name, rows);
            return "read";
        }
    }
}
