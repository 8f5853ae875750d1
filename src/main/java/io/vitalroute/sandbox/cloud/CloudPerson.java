package io.vitalroute.sandbox.cloud;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vitalroute.sandbox.cloud.oauth.Grant;

/**
 * What happens to a person's data at a vendor. Notices of it are sent by {@link VendorCloud#sync}, as devices and phones do
 * not call at once either.
 */
public final class CloudPerson {
    private final VendorCloud cloud;
    private final int index;

    CloudPerson(VendorCloud cloud, int index) {
        this.cloud = cloud;
        this.index = index;
    }

    /** The vendor's user id. */
    public String account() {
        return cloud.account(index);
    }

    /** The newest entry that the vendor has. */
    public Entry latest(String stream) {
        return cloud.shelf()
                .latest(index, stream)
                .orElseThrow(() -> new IllegalStateException("nothing in " + stream + " for two months"));
    }

    /** The entry becomes another one. */
    public void corrects(String stream, String id, UnaryOperator<ObjectNode> how) {
        cloud.shelf().correct(index, stream, id, how);
    }

    /** One value of the entry becomes another one. */
    public void corrects(String stream, String id, String pointer, JsonNode value) {
        corrects(stream, id, body -> {
            JsonPointer place = JsonPointer.compile(pointer);
            JsonNode above = body.at(place.head());
            String last = place.last().getMatchingProperty();
            if (above instanceof ObjectNode object && object.has(last)) {
                object.set(last, value);
            } else if (above instanceof ArrayNode array) {
                array.set(place.last().getMatchingIndex(), value);
            } else {
                throw new IllegalArgumentException("nothing stands at " + pointer);
            }
            return body;
        });
    }

    /** The entry is deleted. */
    public void deletes(String stream, String id) {
        cloud.shelf().delete(index, stream, id);
    }

    /** The vendor gets the entry only then, however old it is; until then nobody sees it. */
    public void getsLate(String stream, String id, Instant when) {
        cloud.shelf().late(index, stream, id, when);
    }

    /**
     * The person removes the app at the vendor: all its tokens are worthless, and the vendor tells where it does.
     *
     * @return done when every notice is taken or given up
     */
    public CompletableFuture<Void> leaves() {
        List<Grant> grants = cloud.oauth().book().of(index);
        grants.forEach(grant -> {
            cloud.oauth().book().revoke(grant);
            cloud.left(grant);
        });
        return cloud.postman().send();
    }

    /** Access tokens end before their time; refresh tokens stay. */
    public void losesAccess() {
        cloud.oauth().book().expire(index);
    }
}
