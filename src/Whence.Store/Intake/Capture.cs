namespace Whence.Store.Intake;

/// <summary>How a page came: what a court or a colleague would ask of it.</summary>
public sealed record Capture
{
    /// <summary>The address it was fetched from in the end, or null.</summary>
    public string? Address { get; init; }

    /// <summary>Media type as the server or the archive gave it.</summary>
    public string? ContentType { get; init; }

    /// <summary>The status line and headers of the answer, a line each, or null.</summary>
    public string? Headers { get; init; }

    /// <summary>When it was fetched, ISO 8601 in UTC; null for now.</summary>
    public string? At { get; init; }

    /// <summary>The bytes as they came, where the page was made from them (a PDF, a message); empty when the page is those bytes.</summary>
    public ReadOnlyMemory<byte> Original { get; init; }
}
