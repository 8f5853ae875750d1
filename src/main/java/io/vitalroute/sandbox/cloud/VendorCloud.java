package io.vitalroute.sandbox.cloud;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.vitalroute.sandbox.cloud.RateLimits.Limit;
import io.vitalroute.sandbox.cloud.oauth.Grant;
import io.vitalroute.sandbox.cloud.oauth.OAuthDesk;
import io.vitalroute.sandbox.cloud.oauth.OAuthManners;
import io.vitalroute.sandbox.cloud.push.Postman;
import io.vitalroute.sandbox.cloud.push.PushManners;
import io.vitalroute.sandbox.http.Answer;
import io.vitalroute.sandbox.http.Received;

/** A vendor's cloud: its authorization server, what it holds, its limits, its notices. */
public abstract class VendorCloud {
    private final CloudParts parts;
    private final OAuthDesk oauth;
    private final Shelf shelf;
    private final RateLimits limits;
    private final Postman postman;
    private Instant synced;
    private volatile String portal = "";

    /** With nobody connected yet. */
    protected VendorCloud(
            CloudParts parts, OAuthManners oauth, PushManners push, List<Limit> limits, Collection<Stream> streams) {
        this.parts = parts;
        this.oauth = new OAuthDesk(oauth, parts.client(), parts.population().size(), parts.clock());
        this.shelf = parts.shelf(streams);
        this.limits = new RateLimits(limits);
        this.postman = new Postman(push);
        this.synced = parts.clock().instant();
    }

    /** The answer to a request below this cloud's address; called by many threads at once. */
    protected abstract Answer answer(CloudRequest request);

    /** The answer to a request at this cloud's address. */
    public final Answer answer(Received received) {
        return answer(CloudRequest.of(
                received, received.path().substring(parts.base().getPath().length())));
    }

    /** The engine's settings {@code api}, {@code authorize} and {@code token} that lead here, and others of this vendor. */
    public abstract Map<String, String> settings();

    /** The vendor's user id of a person. */
    public abstract String account(int person);

    /** Puts notices about what is new, or has become another, with those that go next. */
    protected abstract void changed(Grant grant, Stream stream, List<Entry> entries);

    /** Puts notices about what is gone with those that go next; most vendors tell nobody. */
    protected void deleted(Grant grant, Stream stream, List<Shelf.Gone> gone) {}

    /** All that is new has been looked at: what was gathered is put with the notices that go next. */
    protected void gathered() {}

    /** Tells the engine that a person has left it, where the vendor does. */
    protected void left(Grant grant) {}

    /** Whose token the request bears. */
    protected final Optional<Grant> grant(CloudRequest request) {
        return request.bearer().flatMap(oauth.book()::bearer);
    }

    /**
     * Where notices go, as a person sets it in the vendor's portal where there is no other way.
     *
     * @param template an address, in which {@code {stream}} stands for what the notice is of
     */
    public final void pushesTo(String template) {
        portal = template;
    }

    /** The address that was set in the portal; empty where none was. */
    protected final Optional<URI> portal(String stream) {
        return portal.isEmpty() ? Optional.empty() : Optional.of(URI.create(portal.replace("{stream}", stream)));
    }

    /** The vendor's name, as the engine calls it. */
    public final String name() {
        return parts.name();
    }

    /** What it is made of. */
    public final CloudParts parts() {
        return parts;
    }

    /** Its authorization server. */
    public final OAuthDesk oauth() {
        return oauth;
    }

    /** What it holds. */
    public final Shelf shelf() {
        return shelf;
    }

    /** How often it was called, and whether that was too often. */
    public final RateLimits limits() {
        return limits;
    }

    /** Its notices. */
    public final Postman postman() {
        return postman;
    }

    /** What can be made to happen to a person's data. */
    public final CloudPerson person(int index) {
        return new CloudPerson(this, index);
    }

    /** The time by its clock. */
    public final Instant now() {
        return parts.clock().instant();
    }

    /**
     * Devices and phones have synchronized: notices of all that is new since the last time are sent.
     *
     * @return done when every notice is taken or given up
     */
    public final synchronized CompletableFuture<Void> sync() {
        Instant now = now();
        for (Grant grant : oauth.book().grants()) {
            for (Stream stream : shelf.streams()) {
                if (stream.scope().isEmpty() || grant.scopes().contains(stream.scope())) {
                    tell(grant, stream, now);
                }
            }
        }
        gathered();
        synced = now;
        return postman.send();
    }

    private void tell(Grant grant, Stream stream, Instant now) {
        List<Entry> entries = shelf.changed(grant.person(), stream.name(), synced, now);
        if (!entries.isEmpty()) {
            changed(grant, stream, entries);
        }
        List<Shelf.Gone> gone = shelf.deleted(grant.person(), stream.name(), synced, now);
        if (!gone.isEmpty()) {
            deleted(grant, stream, gone);
        }
    }
}
