package io.vitalroute.sandbox.fhir;

import java.io.IOException;
import java.util.function.Supplier;

import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** HAPI's server, which takes a second to get ready and therefore does so in the background or at the first request. */
final class FhirServlet extends HttpServlet {
    private final transient Supplier<RestfulServer> make;
    private transient @Nullable RestfulServer app;

    FhirServlet(Supplier<RestfulServer> make) {
        this.make = make;
    }

    /** Gets ready. */
    synchronized RestfulServer app() throws ServletException {
        if (app == null) {
            RestfulServer made = make.get();
            made.init(getServletConfig());
            app = made;
        }
        return app;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        app().service(request, response);
    }
}
