/** The area that all pages look at; empty until the tenant's areas are asked for. */
export const FrameArea = () => null
