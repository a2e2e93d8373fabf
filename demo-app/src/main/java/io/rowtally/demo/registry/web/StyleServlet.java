package io.rowtally.demo.registry.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The one style sheet. */
public final class StyleServlet extends RegistryServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/css");
        response.setHeader("Cache-Control", "max-age=3600");
        byte[] buffer = new byte[8192];
        try (InputStream style = StyleServlet.class.getResourceAsStream("/registry/style.css")) {
            OutputStream out = response.getOutputStream();
            for (int read = style.read(buffer); read >= 0; read = style.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }
}
