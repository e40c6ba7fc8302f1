package dk.samsky.driver.openstack.wire;

import com.google.gson.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.Closeable;
import org.jclouds.rest.annotations.BinderParam;
import org.jclouds.rest.annotations.EndpointParam;
import org.jclouds.rest.annotations.Fallback;
import org.jclouds.rest.annotations.RequestFilters;
import org.jclouds.rest.annotations.ResponseParser;

/**
 * What jclouds calls for us: our own typed calls, which all OpenStack services answer alike.
 *
 * <p>Nothing here hides a failure.
 */
@RequestFilters(ShowToken.class)
interface ControlPlane extends Closeable {
    @GET
    @ResponseParser(ReadAnswer.class)
    @Fallback(PassOn.class)
    Answer get(@EndpointParam(parser = Call.Address.class) Call call);

    @POST
    @ResponseParser(ReadAnswer.class)
    @Fallback(PassOn.class)
    Answer post(
            @EndpointParam(parser = Call.Address.class) Call call,
            @BinderParam(BindJson.class) JsonObject body);

    @PUT
    @ResponseParser(ReadAnswer.class)
    @Fallback(PassOn.class)
    Answer put(
            @EndpointParam(parser = Call.Address.class) Call call,
            @BinderParam(BindJson.class) JsonObject body);

    @PATCH
    @ResponseParser(ReadAnswer.class)
    @Fallback(PassOn.class)
    Answer patch(
            @EndpointParam(parser = Call.Address.class) Call call,
            @BinderParam(BindJson.class) JsonObject body);

    @DELETE
    @ResponseParser(ReadAnswer.class)
    @Fallback(PassOn.class)
    Answer delete(@EndpointParam(parser = Call.Address.class) Call call);
}
