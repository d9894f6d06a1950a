/** An address of mail: from left to right, and broken rather than cut where there is no room. */
export const Mail = ({ children }: { children: string }) => (
  <bdi dir="ltr" translate="no" style={{ overflowWrap: 'anywhere' }}>
    {children}
  </bdi>
)
