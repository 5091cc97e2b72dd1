using Whence.Claims;

namespace Whence.Corpus.Origins;

/// <summary>How an origin is called.</summary>
internal static class OriginLabel
{
    public static string Of(End end) =>
        end.Kind == EndKind.Unnamed && end.Via is { } via ? $"{end.Name.Printed} (via {via.Printed})"
        : end.Kind == EndKind.Document && end.Holder is { } holder ? $"{end.Name.Printed} ({holder.Printed})"
        : end.IsOwn ? $"{end.Name.Printed} (own reporting)"
        : end.Name.Printed;

    public static SourceKind KindOf(End end) => end.Kind switch
    {
        EndKind.Person => SourceKind.Person,
        EndKind.Institution => SourceKind.Organization,
        EndKind.Document or EndKind.Generic => SourceKind.Document,
        EndKind.Unnamed => SourceKind.Anonymous,
        EndKind.Press => SourceKind.Outlet,
        _ => SourceKind.Unknown,
    };
}
