using Whence.Articles;
using Whence.Claims;

namespace Whence.Store.Database.Codec;

/// <summary>A claim in few bytes.</summary>
internal static class PackedClaim
{
    public static void Write(PackedWriter w, Claim c)
    {
        w.Number(c.Id);
        w.Number((int)c.Region);
        w.Many(c.Content, w.Span);
        w.Many(c.Chain, link =>
        {
            w.String(link.Name);
            w.Number((int)link.Kind);
            w.Number((int)link.Basis);
            w.Flag(link.Span is not null);
            if (link.Span is { } span)
                w.Span(span);
            w.Many(link.Cue, w.Span);
            w.Optional(link.Attribution);
        });
        w.Number((int)c.Stance);
        w.Many(c.Hedges, h =>
        {
            w.Span(h.Span);
            w.Number((int)h.Kind);
        });
        w.Many(c.When, i => w.Number(i));
        w.Many(c.Where, i => w.Number(i));
        w.Flag(c.Time is not null);
        if (c.Time is { } time)
        {
            w.Day(time.Earliest);
            w.Day(time.Latest);
            w.String(time.Basis);
        }

        w.Flag(c.Announced is not null);
        if (c.Announced is { } announced)
        {
            w.Day(announced.Opens);
            w.Day(announced.Closes);
            w.String(announced.Issuer);
        }

        w.Many(c.Notices, n => w.Number((int)n));
        w.Real(c.Confidence);
    }

    public static Claim Read(PackedReader r) => new()
    {
        Id = r.Int(),
        Region = r.Enum<RegionKind>(),
        Content = r.Many(r.Span),
        Chain = r.Many(() => new SourceLink(r.Word(), r.Enum<SourceKind>(), r.Enum<LinkBasis>())
        {
            Span = r.Flag() ? r.Span() : null,
            Cue = r.Many(r.Span),
            Attribution = r.OptionalInt(),
        }),
        Stance = r.Enum<Stance>(),
        Hedges = r.Many(() => new Hedge(r.Span(), r.Enum<HedgeKind>())),
        When = r.Many(r.Int),
        Where = r.Many(r.Int),
        Time = r.Flag() ? new ClaimTime(r.Day(), r.Day(), r.Word()) : null,
        Announced = r.Flag() ? new AnnouncedWindow(r.Day(), r.Day(), r.Word()) : null,
        Notices = r.Many(r.Enum<ClaimNotice>),
        Confidence = r.Real(),
    };
}
