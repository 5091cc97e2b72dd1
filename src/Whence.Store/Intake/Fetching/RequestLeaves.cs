namespace Whence.Store.Intake.Fetching;

/// <summary>Why a request leaves this machine.</summary>
public enum RequestReason
{
    /// <summary>A page that a person named, or an item of a feed that a person polls.</summary>
    Page,

    /// <summary>A feed that a person polls.</summary>
    Feed,
}

/// <summary>Called before a request leaves, redirects included; what it gives back is called when the request has ended.</summary>
internal delegate RequestEnds RequestLeaves(Uri url);

/// <param name="outcome">"answered 200 OK", or how it ended.</param>
/// <param name="received">Bytes of the body as they came, before decompression.</param>
internal delegate void RequestEnds(string outcome, long received);
